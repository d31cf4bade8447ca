import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A span as a process sent it: what was done, where, and as a part of which trace. */
export interface SentSpan {
  readonly traceId: string
  readonly name: string
  readonly process: string
}

interface Attribute {
  readonly key: string
  readonly value: { readonly stringValue?: string }
}
interface Export {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] }
    readonly scopeSpans: readonly { readonly spans: readonly { readonly traceId: string; readonly name: string }[] }[]
  }[]
}

const spansIn = ({ resourceSpans }: Export): readonly SentSpan[] =>
  resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const process = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? 'unknown'
    return scopeSpans.flatMap(({ spans }) => spans.map(({ traceId, name }) => ({ traceId, name, process })))
  })

/** Takes what processes send of their traces (OTLP over HTTP, as JSON), as a collector of a city does. */
export const collector = async () => {
  const spans: SentSpan[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      spans.push(...spansIn(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Export))
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`,
    spansOf: (traceId: string) => spans.filter((span) => span.traceId === traceId),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
