import { SUBJECTS } from '../../common/columns';
import type { Given } from '../../common/reading/filter';
import { madeOnce } from '../../common/reading/made-once';
import type { PageArguments } from '../../common/reading/page';
import { when } from '../../common/when';
import { keyOf } from '../derive/subjects';
import { checkNames } from '../check-names';
import { timelineListing, type EntryOrder, type TimelineFilter } from '../listings/entries';
import type { RecordContext as Ctx } from '../loaders';

interface Id {
  readonly id: string;
}
type TimelineArguments = PageArguments & {
  readonly filter?: Given<TimelineFilter>;
  readonly orderBy?: EntryOrder;
};

const timelineOf = madeOnce((view, { filter, orderBy }: TimelineArguments) =>
  timelineListing(view, filter, orderBy),
);

const fieldsOf = (type: string) => ({
  __resolveReference: ({ id }: Id) => ({ id }),
  timeline: ({ id }: Id, args: TimelineArguments, { loaders, view }: Ctx) => {
    const list = () => loaders.timelineByThing.load(keyOf({ type, id }), timelineOf(view, args), args);
    return when(checkNames(loaders, args.filter), list);
  },
});

/** What the record adds to everything that an entry can be about. */
export const things = Object.fromEntries(SUBJECTS.map((type) => [type, fieldsOf(type)]));
