import { createHash } from 'node:crypto'
import {
  context,
  ROOT_CONTEXT,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Attributes,
  type Context,
  type Span,
} from '@opentelemetry/api'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const hexOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * The id of the trace of everything that follows from one request: its correlation, which stands in every fact, in every
 * message and so wherever one is handled. Nothing else has to travel with them. 32 hexadecimal digits (W3C Trace Context).
 */
export const traceIdOf = (correlation: string): string =>
  UUID.test(correlation) ? correlation.replaceAll('-', '') : hexOf(correlation).slice(0, 32)

/** A place in the trace of a request from which spans of any process go on. */
const inTraceOf = (correlation: string): Context =>
  trace.setSpanContext(ROOT_CONTEXT, {
    ...{ traceId: traceIdOf(correlation), traceFlags: TraceFlags.SAMPLED, isRemote: true },
    spanId: hexOf(`${correlation} request`).slice(0, 16),
  })

/** Within a span of this request already, or else at its beginning. */
const placeOf = (correlation: string): Context =>
  trace.getSpanContext(context.active())?.traceId === traceIdOf(correlation) ? context.active() : inTraceOf(correlation)

const tracer = () => trace.getTracer('huiyin')

const run = async <T>(span: Span, work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'fault' })
    throw error
  } finally {
    span.end()
  }
}

/** Does something as a part of what follows from a request. Attributes are codes and ids, never anybody's words. */
export const traced = <T>(
  name: string,
  { correlation, ...attributes }: Attributes & { readonly correlation: string },
  work: () => Promise<T>,
): Promise<T> => tracer().startActiveSpan(name, { attributes }, placeOf(correlation), (span) => run(span, work))

/** Notes that something was done as a part of what follows from a request. */
export const noteInTrace = (name: string, { correlation, ...attributes }: Attributes & { correlation: string }): void =>
  tracer().startSpan(name, { attributes }, placeOf(correlation)).end()

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/

/** Goes on within the trace that whoever asks says he is in (`traceparent`, W3C Trace Context); in none where he says none. */
export const continuing = <T>(traceparent: string | undefined, work: () => T): T => {
  const [, traceId, spanId] = TRACEPARENT.exec(traceparent ?? '') ?? []
  if (!traceId || !spanId) return work()
  const within = trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true })
  return context.with(within, work)
}

/** Does something as a part of whatever is under way, named so. */
export const tracedHere = <T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> =>
  tracer().startActiveSpan(name, { attributes }, (span) => run(span, work))

/** Whether spans go anywhere; where they do not, nobody needs to make them. */
export const isTracing = (): boolean => {
  const span = tracer().startSpan('is anybody listening')
  const is = span.isRecording()
  return is // it is never ended, so it goes nowhere
}
