/** The parts of a service worker's scope that ours uses; the standard typings clash with the page's. */
type Lasting = Event & { readonly waitUntil: (work: Promise<unknown>) => void };

export type FetchLike = Lasting & {
  readonly request: Request;
  readonly respondWith: (response: Promise<Response>) => void;
};

export type WorkerScope = {
  readonly location: Location;
  readonly clients: { readonly claim: () => Promise<void> };
  readonly skipWaiting: () => Promise<void>;
  readonly addEventListener: {
    (type: 'install' | 'activate', listener: (event: Lasting) => void): void;
    (type: 'message', listener: (event: Lasting & { readonly data: unknown }) => void): void;
    (type: 'fetch', listener: (event: FetchLike) => void): void;
  };
};
