/** The variables of one request, defaults included. */
export type Variables = Readonly<Record<string, unknown>>;

/** A cost: a number where it depends on the operation alone, else a function of the variables. */
export type Amount = number | ((variables: Variables) => number);

/** More than any limit, where a cost can't be counted or has grown beyond what a number holds exactly. */
export const COUNTLESS = Number.MAX_SAFE_INTEGER;

/** The cost with these variables, at most COUNTLESS. */
export const amountWith = (amount: Amount, variables: Variables): number =>
  Math.min(COUNTLESS, typeof amount === 'number' ? amount : amount(variables));

const combine =
  (calculate: (one: number, other: number) => number) =>
  (one: Amount, other: Amount): Amount =>
    typeof one === 'number' && typeof other === 'number'
      ? Math.min(COUNTLESS, calculate(one, other))
      : (variables) => calculate(amountWith(one, variables), amountWith(other, variables));

/** One cost times another. */
export const times = combine((one, other) => one * other);

/** The greater of two costs. */
export const larger = combine(Math.max);

/** All costs together. Those that are numbers are added at once. */
export const sum = (amounts: readonly Amount[]): Amount => {
  const fixed = amounts.reduce<number>((total, each) => (typeof each === 'number' ? total + each : total), 0);
  const open = amounts.filter((each) => typeof each !== 'number');
  if (open.length === 0) return Math.min(COUNTLESS, fixed);
  return (variables) => open.reduce((total, each) => total + amountWith(each, variables), fixed);
};

/** A cost that is computed once for each set of variables, however many others contain it. */
export const shared = (amount: Amount): Amount => {
  if (typeof amount === 'number') return amount;
  const known = new WeakMap<Variables, number>();
  return (variables) => {
    const value = known.get(variables) ?? amountWith(amount, variables);
    known.set(variables, value);
    return value;
  };
};

/** The sum of two costs. */
export const added = combine((one, other) => one + other);
