/** What one gate computed, ready to print beside the published figure. */
export type GateResult = {
  readonly computed: string;
  readonly ok: boolean;
  /** What was fitted, what was predicted, and anything a reader must know to trust the figure. */
  readonly note?: string;
};

/**
 * What a gate's figure was to the one who built the engine: `predicted`, nothing was chosen so that it comes out; `fitted`,
 * something was; `rounding`, it follows from other published figures by arithmetic; `self`, the engine against itself or
 * against made-up data.
 */
export type GateKind = 'predicted' | 'fitted' | 'rounding' | 'self';

/**
 * A published result that the engine must reproduce. `published` and `tolerance` are for people to read;
 * `run` computes, and decides `ok`. A failing gate fails the build.
 */
export type Gate = {
  readonly name: string;
  readonly kind: GateKind;
  readonly published: string;
  readonly tolerance: string;
  readonly run: () => Promise<GateResult>;
  /** Where the figure and the inputs were read, where the gate's file does not say it for all of them. */
  readonly source?: string;
};
