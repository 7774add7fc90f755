import type { Given } from './filter';
import type { OrderTerm } from './order';
import type { PageArguments } from './page';

/** What a list may be narrowed and sorted by. */
export interface Narrowing<Filter, Field extends string = never> {
  readonly filter?: Given<Filter>;
  readonly orderBy?: Given<readonly OrderTerm<Field>[]>;
}

/** The arguments of a connection: its page, its filter, its order. */
export type ListArguments<Filter, Field extends string = never> = PageArguments & Narrowing<Filter, Field>;
