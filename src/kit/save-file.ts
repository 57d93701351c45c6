/** Hands a file to the browser's downloads. */
export const saveFile = (blob: Blob, name: string): void => {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Revoked after the download has begun; at once would cancel it in some browsers.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};
