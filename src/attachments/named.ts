import type { Json, JsonObject, Uuid } from '#log/index.ts';
import { type AttachmentRef, attachmentLimits, isAttachmentName } from './attachment.ts';

/**
 * What a body names, wherever in it, of whatever kind: also kinds that this build does not know keep their bytes. What is
 * named under another entry is not counted.
 */
export const attachmentsIn = (body: JsonObject): readonly AttachmentRef[] => {
  const found = new Map<string, AttachmentRef>();
  const walk = (value: Json | undefined): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isRef(value) && value.of === undefined) found.set(value.attachment, value);
    for (const member of Object.values(value)) walk(member);
  };
  walk(body);
  return [...found.values()].slice(0, attachmentLimits.perEntry);
};

const isRef = (value: unknown): value is AttachmentRef =>
  typeof value === 'object' && value !== null && 'attachment' in value && isAttachmentName(value.attachment);

/** The same bytes, named by a correction of the entry `of`: they are not handed in again. */
export const carried = (ref: AttachmentRef, of: Uuid): AttachmentRef => ({ ...ref, of: ref.of ?? of });
