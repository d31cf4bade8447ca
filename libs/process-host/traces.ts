import { context, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BasicTracerProvider, BatchSpanProcessor, type SpanProcessor } from '@opentelemetry/sdk-trace-base'
import { parseHeader, type StoredEvent } from '@huiyin/event-sourcing'
import type { Consumer, Publisher, SendCommand } from '@huiyin/messaging'
import { isTracing, noteInTrace, traced } from '@huiyin/nest-platform'
import type { ListDefinition } from '@huiyin/read-model'

/** Sends the spans of this process to a collector (OTLP over HTTP); resolves when the last were sent. */
export const openTraces = (
  { url, process, instance }: { readonly url: string; readonly process: string; readonly instance: string },
  processor: SpanProcessor = new BatchSpanProcessor(new OTLPTraceExporter({ url })),
): (() => Promise<void>) => {
  const resource = resourceFromAttributes({ 'service.name': `huiyin-${process}`, 'service.instance.id': instance })
  const provider = new BasicTracerProvider({ resource, spanProcessors: [processor] })
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  trace.setGlobalTracerProvider(provider)
  return () => provider.shutdown()
}

/** Every command that is decided here, as a part of what follows from its request. */
export const tracedSending = (send: SendCommand): SendCommand =>
  isTracing() ? (request) => traced(`decide ${request.name}`, aboutCommand(request), () => send(request)) : send
const aboutCommand = ({ correlation, commandId }: Parameters<SendCommand>[0]) => ({ correlation, command: commandId })

/** What is published, on its way to the bus. */
export const tracedPublishers = (publishers: readonly Publisher[]): readonly Publisher[] =>
  isTracing()
    ? publishers.map((publisher) => ({
        ...publisher,
        publish: (stored, only) => {
          const event = publisher.publish(stored, only)
          if (event) noteInTrace(`publish ${event.name}`, { correlation: event.correlation, event: event.id })
          return event
        },
      }))
    : publishers

/** What is done when another context has published something. */
export const tracedConsumer = (consumer: Consumer): Consumer =>
  isTracing()
    ? {
        ...consumer,
        handle: (event) => {
          const about = { correlation: event.correlation, event: event.id, consumer: consumer.name }
          return traced(`handle ${event.name}`, about, () => consumer.handle(event))
        },
      }
    : consumer

const correlationIn = ({ header }: StoredEvent): string => parseHeader(header).correlation

/** Every row of a list that a fact changes. */
export const tracedList = (list: ListDefinition): ListDefinition =>
  isTracing()
    ? {
        ...list,
        read: (stored) => {
          const changes = list.read(stored)
          const about = { list: list.name, position: stored.position }
          if (changes.length > 0) noteInTrace(`row of ${list.name}`, { correlation: correlationIn(stored), ...about })
          return changes
        },
      }
    : list
