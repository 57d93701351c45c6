/** Ways of using, as the person says: our own list. */
export const useRoutes = ['injected', 'smoked', 'sniffed', 'swallowed', 'other'] as const;
