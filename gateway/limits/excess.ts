/** A limit that an operation is beyond. */
export interface Excess {
  /** The error code that refuses such an operation. */
  readonly code: string;
  readonly limit: number;
  /** What the operation has. */
  readonly value: number;
  readonly operationName: string | undefined;
}

/** What becomes of an operation that is beyond a limit. */
export interface Enforcement {
  /** `enforce` refuses it. `measure` answers it all the same; what is seen of it is for whoever chooses the limits. */
  readonly mode: 'enforce' | 'measure';
  /** Is told of each, in both modes. A document that is kept is measured once, a cost with every request. */
  observe(excess: Excess): void;
}

/** Refuses, and tells nobody. */
export const enforced: Enforcement = { mode: 'enforce', observe: () => undefined };
