/** What the header `traceparent` of W3C Trace Context says: who began the work that a request is a part of. */
export interface TraceParent {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** 16 hexadecimal digits. */
  readonly spanId: string;
  /** Whether the sender records it. */
  readonly isSampled: boolean;
}

/** Version 00 ends with its flags; later ones may go on. */
const FORM =
  /^(?:00(?=.{53}$)|(?!00|ff)[\da-f]{2})-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})(?:-.*)?$/;

/** Reads the header; undefined where it is not there, is there twice or is not right. */
export const readTraceParent = (header: string | string[] | undefined): TraceParent | undefined => {
  if (typeof header !== 'string') return undefined;
  const [, traceId, spanId, flags = ''] = FORM.exec(header) ?? [];
  if (traceId === undefined || spanId === undefined) return undefined;
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 };
};

/** Writes the header. */
export const writeTraceParent = ({ traceId, spanId, isSampled }: TraceParent): string =>
  `00-${traceId}-${spanId}-${isSampled ? '01' : '00'}`;
