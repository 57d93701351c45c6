import type { Method } from '../entries.ts';

/** The kits that most programs use for a test, the likeliest first; an organization's own come after them. Our own choice. */
const usual: Readonly<Record<string, readonly string[]>> = {
  'hiv antibody': ['hiv-rapid-test', 'hiv-self-test'],
  'hiv antigen': ['hiv-rapid-test'],
  'hcv antibody': ['hcv-rapid-test', 'hcv-self-test'],
  'hcv rna': ['hcv-rna-cartridge'],
  'hbv antibody': ['hbv-rapid-test'],
  'hbv antigen': ['hbv-rapid-test'],
  'syphilis antibody': ['syphilis-rapid-test'],
};

export const kitsFor = (infection: string, method: Method): readonly string[] =>
  method === 'dried-blood' ? ['dried-blood-card'] : (usual[`${infection} ${method}`] ?? []);
