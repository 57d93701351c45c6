/** What was filled; undefined where nothing was. */
export const emptied = (text: Uint8Array): Uint8Array | undefined => {
  const end = text.lastIndexOf(0x80);
  if (end < 0) return undefined;
  return text.subarray(end + 1).every((byte) => byte === 0) ? text.subarray(0, end) : undefined;
};
