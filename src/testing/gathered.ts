/** Everything a stream gives, each item through `pick`. */
export const gathered = async <T, R = T>(
  items: AsyncIterable<T>,
  pick: (item: T) => R = (item) => item as unknown as R,
): Promise<R[]> => {
  const list: R[] = [];
  for await (const item of items) list.push(pick(item));
  return list;
};
