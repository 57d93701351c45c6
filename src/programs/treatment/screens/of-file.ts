import type { File } from '../rules/file.ts';

/** A part of the screen of one file. */
export type OfFile = { readonly file: File };
