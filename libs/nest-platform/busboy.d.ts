/** What is used here of the package `busboy`, which brings no types of its own. */
declare module 'busboy' {
  import type { IncomingHttpHeaders } from 'node:http'
  import type { Readable, Writable } from 'node:stream'

  namespace busboy {
    interface Options {
      readonly headers: IncomingHttpHeaders
      readonly defParamCharset?: string
      readonly limits?: {
        readonly fileSize?: number
        readonly files?: number
        readonly fields?: number
        readonly fieldSize?: number
      }
    }
    interface FileInfo {
      readonly filename: string | undefined
      readonly mimeType: string
    }
    interface Parser extends Writable {
      on(event: 'file', listener: (field: string, stream: Readable, info: FileInfo) => void): this
      on(event: 'field', listener: (field: string, value: string) => void): this
      on(event: 'filesLimit' | 'close', listener: () => void): this
      on(event: 'error', listener: (error: unknown) => void): this
    }
  }
  function busboy(options: busboy.Options): busboy.Parser
  export = busboy
}
