/** `512 bytes`, `96 KB`, `1.4 MB`, `20 GB`. */
export function fileSize(bytes: number): string {
  const [unit, size] =
    bytes >= 1e9 ? ['GB', bytes / 1e9] : bytes >= 1e6 ? ['MB', bytes / 1e6] : ['KB', bytes / 1e3];
  if (bytes < 1000) return `${bytes} bytes`;
  return `${size < 10 && unit !== 'KB' ? Math.round(size * 10) / 10 : Math.round(size)} ${unit}`;
}
