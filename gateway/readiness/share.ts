/** Shares work under way: who asks while it runs gets what it comes to, and it is done no second time meanwhile. */
export const shareUnderWay = <Key, Value>(
  work: (key: Key) => Promise<Value>,
): ((key: Key) => Promise<Value>) => {
  const underWay = new Map<Key, Promise<Value>>();
  return (key) => {
    const already = underWay.get(key);
    if (already !== undefined) return already;
    const begun = work(key).finally(() => underWay.delete(key));
    underWay.set(key, begun);
    return begun;
  };
};
