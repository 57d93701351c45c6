/** What one gate computed, ready to print beside the published figure. */
export type GateResult = {
  readonly computed: string;
  readonly ok: boolean;
  /** What was fitted, what was predicted, and anything a reader must know to trust the figure. */
  readonly note?: string;
};

/**
 * A published result that the engine must reproduce. `published` and `tolerance` are for people to read;
 * `run` computes, and decides `ok`. A failing gate fails the build.
 */
export type Gate = {
  readonly name: string;
  readonly published: string;
  readonly tolerance: string;
  readonly run: () => Promise<GateResult>;
};
