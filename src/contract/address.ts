import type { Asking, Route } from './route.ts';

/** Where a route is with these parameters: `/v1/reports/visits.visits?from=2026-01-01`. What is undefined is left out. */
export const addressOf = <R extends Route>(route: R, asking: Asking<R>): string => {
  const { params, query } = asking as unknown as Parts;
  const path = route.path.replace(/\{(\w+)\}/g, (_whole, name) => encodeURIComponent(params?.[name] ?? ''));
  const asked = Object.entries(query ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${encodeURIComponent(value)}`,
  );
  return asked.length === 0 ? path : `${path}?${asked.join('&')}`;
};

interface Parts {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
}
