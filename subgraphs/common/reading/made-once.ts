import type { View } from '../view';
import type { Listing } from './listing';

/**
 * Makes a listing of arguments once, for all parents that it is asked for under with the same arguments and view: they
 * come as the same objects, and what is made of a listing is kept with it in turn.
 */
export const madeOnce = <Arguments extends object, Shape>(
  make: (view: View, args: Arguments) => Listing<Shape>,
): ((view: View, args: Arguments) => Listing<Shape>) => {
  const made = new WeakMap<Arguments, { readonly view: View; readonly listing: Listing<Shape> }>();
  return (view, args) => {
    const known = made.get(args);
    if (known?.view === view) return known.listing;
    const listing = make(view, args);
    made.set(args, { view, listing });
    return listing;
  };
};
