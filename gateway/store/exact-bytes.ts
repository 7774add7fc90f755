/** The bytes of a text, or a copy of bytes, in memory of their own: a slice of a larger buffer would keep all of it. */
export const exactBytes = (from: string | Buffer): Buffer => {
  if (typeof from !== 'string') {
    const copy = Buffer.allocUnsafeSlow(from.length);
    from.copy(copy);
    return copy;
  }
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(from));
  bytes.write(from);
  return bytes;
};
