/**
 * What is offered to say of a sample and of tests. Entries hold codes of any shape: a newer build may offer more.
 */

export const forms = [
  'powder',
  'pill',
  'crystals',
  'rock',
  'tar',
  'liquid',
  'plant',
  'paper',
  'residue',
  'other',
] as const;

export const textures = ['fine', 'chunky', 'sticky', 'oily', 'dry'] as const;

export const lustres = ['shiny', 'dull'] as const;

/** `scoop` is 10 mg or less; the used things carry what is left in them. */
export const collections = [
  'scoop',
  'swab',
  'cotton',
  'cooker',
  'syringe',
  'pipe',
  'bag',
  'whole-pill',
] as const;

export const effects = [
  'usual',
  'stronger',
  'weaker',
  'more-up',
  'more-down',
  'longer',
  'pleasant',
  'unpleasant',
  'strange',
  'burning',
  'skin',
  'seeing-things',
  'seizure',
] as const;

export const reagents = [
  'marquis',
  'mecke',
  'mandelin',
  'ehrlich',
  'hofmann',
  'simon',
  'froehde',
  'liebermann',
  'morris',
  'zimmermann',
  'other',
] as const;

export const labMethods = [
  'gc-ms',
  'lc-ms',
  'lc-hrms',
  'lc-uv',
  'dart-ms',
  'nmr',
  'tlc',
  'uv',
  'other',
] as const;

/** What strips are for. */
export const stripTargets = [
  'fentanyl',
  'nitazene',
  'benzodiazepine',
  'xylazine',
  'medetomidine',
  'lsd',
  'other',
] as const;
