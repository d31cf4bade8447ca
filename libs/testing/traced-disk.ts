import { spawnSync } from 'node:child_process'
import { basename } from 'node:path'

/** What a process did to the files of its folder, in order; a `mark` is a line it wrote to the file `marks` there. */
export type DiskDeed =
  | { readonly kind: 'write'; readonly file: string; readonly at: number; readonly data: Buffer }
  | { readonly kind: 'truncate'; readonly file: string; readonly size: number }
  | { readonly kind: 'sync'; readonly file: string; readonly failed: boolean }
  | { readonly kind: 'remove'; readonly file: string }
  | { readonly kind: 'mark'; readonly line: string }

/** Why processes cannot be traced here; null when they can. */
export const tracingMissing = (): string | null => {
  const { error, status } = spawnSync('strace', ['-f', '--seccomp-bpf', '-o', '/dev/null', 'true'])
  if (error) return 'strace is not on this machine'
  return status === 0 ? null : 'strace may not trace processes here'
}

/**
 * Arguments for `strace` that record what a process does to these files and make calls of fsync fail; `when` is strace's
 * own expression: `3` the third, `3+` the third and all after it, `3+2` every second from the third.
 */
export const traceArguments = (files: readonly string[], trace: string, when: string | null): string[] => [
  ...['-f', '--seccomp-bpf', '-y', '-xx', '-s', '10000000', '-o', trace, ...files.flatMap((file) => ['-P', file])],
  ...['-e', 'trace=pwrite64,write,ftruncate,fsync,fdatasync,unlink'],
  ...(when === null ? [] : ['-e', `inject=fsync,fdatasync:error=EIO:when=${when}`]),
]

const bytesOf = (hex: string): Buffer => Buffer.from(hex.replaceAll('\\x', ''), 'hex')
const CALL = /^\d+ +(\w+)\((?:\d+<((?:\\x[0-9a-f]{2})+)>)?(?:, )?(?:"((?:\\x[0-9a-f]{2})*)")?(?:, )?(.*)\) += (-?\d+)/

/** A call on a file, taken apart: its text argument, what comes after it, and what it returned. */
interface Call {
  readonly file: string
  readonly text: Buffer
  readonly rest: string
  readonly result: string
}
const synced = ({ file, result }: Call): DiskDeed => ({ kind: 'sync', file, failed: result !== '0' })
const DEEDS: Readonly<Record<string, (call: Call) => DiskDeed | null>> = {
  pwrite64: ({ file, text, rest }) => ({ kind: 'write', file, at: Number(rest.split(', ')[1]), data: text }),
  write: ({ file, text }) => (file === 'marks' ? { kind: 'mark', line: text.toString().trim() } : null),
  ftruncate: ({ file, rest }) => ({ kind: 'truncate', file, size: Number(rest) }),
  fsync: synced,
  fdatasync: synced,
  unlink: ({ text }) => ({ kind: 'remove', file: basename(text.toString()) }),
}

const deedOf = (line: string): DiskDeed | null => {
  const [, call = '', path = '', text = '', rest = '', result = ''] = CALL.exec(line) ?? []
  return DEEDS[call]?.({ file: basename(bytesOf(path).toString()), text: bytesOf(text), rest, result }) ?? null
}

/** Puts calls together that were interrupted in the record by another thread. */
const wholeCalls = (trace: string): string[] => {
  const begun = new Map<string, string>()
  return trace.split('\n').flatMap((line) => {
    const [, thread = ''] = /^(\d+) /.exec(line) ?? []
    const [, beginning] = /^(.*) <unfinished \.\.\.>$/.exec(line) ?? []
    const [, ending] = /^\d+ +<\.\.\. \w+ resumed>(.*)$/.exec(line) ?? []
    if (beginning !== undefined) begun.set(thread, beginning)
    if (ending !== undefined) return [`${begun.get(thread)}${ending}`]
    return beginning === undefined ? [line] : []
  })
}

/** Reads what `strace` recorded. Throws when several threads touched the files, because their order is then unknown. */
export const readTrace = (trace: string): DiskDeed[] => {
  const threads = new Set<string | undefined>()
  const deeds = wholeCalls(trace).flatMap((line) => {
    const deed = deedOf(line)
    if (deed) threads.add(line.split(' ')[0])
    return deed ?? []
  })
  if (threads.size > 1) throw new Error('several threads touched the files')
  return deeds
}

const PAGE = 4_096

/** A file as the kernel sees it: what is in memory, which pages are dirty, and what the disk has. */
interface TracedFile {
  cached: Buffer
  durable: Buffer
  readonly dirty: Set<number>
}

const resized = (bytes: Buffer, size: number): Buffer =>
  size <= bytes.length ? bytes.subarray(0, size) : Buffer.concat([bytes, Buffer.alloc(size - bytes.length)])

const write = (file: TracedFile, at: number, data: Buffer): void => {
  file.cached = resized(file.cached, Math.max(file.cached.length, at + data.length))
  data.copy(file.cached, at)
  for (let page = Math.floor(at / PAGE); page * PAGE < at + data.length; page += 1) file.dirty.add(page)
}

const sync = (file: TracedFile): void => {
  file.durable = Buffer.from(resized(file.durable, file.cached.length))
  for (const page of file.dirty) file.cached.copy(file.durable, page * PAGE, page * PAGE, (page + 1) * PAGE)
}

/**
 * A disk that loses power in the worst way: it keeps what was synced and nothing else, and after a failed fsync the
 * kernel calls the pages clean, so that they reach the disk only if they are written again (LWN 752063).
 */
export const worstDisk = () => {
  const files = new Map<string, TracedFile>()
  const fileOf = (name: string): TracedFile => {
    const file = files.get(name) ?? { cached: Buffer.alloc(0), durable: Buffer.alloc(0), dirty: new Set() }
    files.set(name, file)
    return file
  }
  const apply = (deed: DiskDeed): void => {
    switch (deed.kind) {
      case 'write':
        return write(fileOf(deed.file), deed.at, deed.data)
      case 'truncate': {
        const file = fileOf(deed.file)
        file.cached = Buffer.from(resized(file.cached, deed.size))
        return
      }
      case 'sync': {
        const file = fileOf(deed.file)
        if (!deed.failed) sync(file)
        file.dirty.clear()
        return
      }
      case 'remove':
        files.delete(deed.file)
        return
      case 'mark':
        return
    }
  }
  /** What the disk has when the power fails now. */
  const afterPowerLoss = (): Map<string, Buffer> =>
    new Map([...files].filter(([, { durable }]) => durable.length > 0).map(([name, { durable }]) => [name, durable]))
  return { apply, afterPowerLoss }
}
