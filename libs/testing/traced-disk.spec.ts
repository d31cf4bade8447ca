import { describe, expect, test } from '@jest/globals'
import { readTrace, traceArguments, worstDisk, type DiskDeed } from './traced-disk.js'

const hex = (text: string) =>
  Array.from(Buffer.from(text), (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')
const file = `3<${hex('/data/log.db-wal')}>`
const written = (at: number, text: string): DiskDeed => ({ kind: 'write', file: 'f', at, data: Buffer.from(text) })
const synced: DiskDeed = { kind: 'sync', file: 'f', failed: false }
const failed: DiskDeed = { kind: 'sync', file: 'f', failed: true }
const left = (...deeds: readonly DiskDeed[]) => {
  const disk = worstDisk()
  for (const deed of deeds) disk.apply(deed)
  return disk.afterPowerLoss().get('f')?.toString() ?? null
}

describe('a trace', () => {
  test('says what was written where, synced, cut, removed and marked', () => {
    const trace = [
      `12 pwrite64(${file}, "${hex('ab')}", 2, 32) = 2`,
      `12 fsync(${file}) = 0`,
      `12 fdatasync(${file}) = -1 EIO (Input/output error) (INJECTED)`,
      `12 ftruncate(${file}, 4096) = 0`,
      `12 unlink("${hex('/data/log.db-journal')}") = 0`,
      `12 write(4<${hex('/data/marks')}>, "${hex('ok 1\n')}", 5) = 5`,
      `12 write(1<${hex('pipe:[7]')}>, "${hex('noise')}", 5) = 5`,
      '13 +++ exited with 0 +++',
    ]
    expect(readTrace(trace.join('\n'))).toStrictEqual([
      { kind: 'write', file: 'log.db-wal', at: 32, data: Buffer.from('ab') },
      { kind: 'sync', file: 'log.db-wal', failed: false },
      { kind: 'sync', file: 'log.db-wal', failed: true },
      { kind: 'truncate', file: 'log.db-wal', size: 4096 },
      { kind: 'remove', file: 'log.db-journal' },
      { kind: 'mark', line: 'ok 1' },
    ])
  })
  test('puts a call together that another thread interrupted', () => {
    const trace = [`12 fsync(${file} <unfinished ...>`, '13 +++ exited with 0 +++', '12 <... fsync resumed>) = 0']
    expect(readTrace(trace.join('\n'))).toStrictEqual([{ kind: 'sync', file: 'log.db-wal', failed: false }])
  })
  test('of several threads has no order', () => {
    expect(() => readTrace(`12 fsync(${file}) = 0\n13 fsync(${file}) = 0`)).toThrow('several threads')
  })
  test('is asked for with the files and the fault', () => {
    expect(traceArguments(['/a', '/b'], '/t', '3+').join(' ')).toContain('-o /t -P /a -P /b')
    expect(traceArguments(['/a'], '/t', '3+')).toContain('inject=fsync,fdatasync:error=EIO:when=3+')
    expect(traceArguments(['/a'], '/t', null).join(' ')).not.toContain('inject')
  })
})

describe('the worst disk', () => {
  test('keeps what was synced and nothing else', () => {
    expect(left(written(0, 'abc'))).toBeNull()
    expect(left(written(0, 'abc'), synced, written(1, 'X'), written(3, 'd'))).toBe('abc')
    expect(left(written(0, 'abc'), synced, written(1, 'X'), written(3, 'd'), synced)).toBe('aXcd')
  })
  test('never keeps what a failed sync lost, unless its page is written again', () => {
    const other = { ...written(8_192, 'far') }
    expect(left(written(0, 'abc'), failed, other, synced)?.slice(0, 3)).toBe('\0\0\0')
    expect(left(written(0, 'abc'), failed, written(3, 'd'), synced)).toBe('abcd')
    expect(left(written(0, 'abc'), synced, written(0, 'X'), failed, synced)).toBe('abc')
  })
  test('cuts and removes files', () => {
    expect(left(written(0, 'abc'), { kind: 'truncate', file: 'f', size: 1 }, synced)).toBe('a')
    expect(left(written(0, 'abc'), synced, { kind: 'remove', file: 'f' })).toBeNull()
  })
})
