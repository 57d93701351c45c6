/**
 * Ends a request after a time without a sign of life. The clock starts again with every piece that arrives, so a slow
 * line is given its time and a dead one is not.
 */
export interface Silence {
  readonly signal: AbortSignal;
  readonly heard: () => void;
  /** The whole text of an answer. */
  readonly read: (response: Response) => Promise<string>;
  readonly end: () => void;
  /** Ends the request now. */
  readonly close: () => void;
}

export const watchSilence = (ms: number): Silence => {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const heard = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => controller.abort(), ms);
  };
  heard();
  return {
    signal: controller.signal,
    heard,
    read: async (response) => {
      if (response.body === null) return '';
      const decoder = new TextDecoder();
      let text = '';
      for await (const piece of pieces(response.body)) {
        heard();
        text += decoder.decode(piece, { stream: true });
      }
      return text + decoder.decode();
    },
    end: () => clearTimeout(timer),
    close: () => controller.abort(),
  };
};

/** Read by hand: Safari's streams are not async iterable. */
export async function* pieces(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    reader.releaseLock();
  }
}
