import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { typescriptProcess } from '@huiyin/testing'
import { exclusiveLock } from './exclusive-lock.js'

const root = mkdtempSync(join(tmpdir(), 'huiyin-lock-'))
afterAll(() => rmSync(root, { recursive: true }))
const newFile = () => join(mkdtempSync(join(root, 'folder-')), 'owner.lock')

/** A process that takes the lock, says whether it got it, and then waits to be killed. */
const holder = (file: string) => {
  const script = new URL('./faults/lock-holder.mjs', import.meta.url)
  const child = spawn(process.execPath, typescriptProcess(script, file), { stdio: ['ignore', 'pipe', 'inherit'] })
  const said = new Promise<string>((resolve) =>
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim())),
  )
  const killed = async () => {
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.kill('SIGKILL')
    await gone
  }
  return { said, killed }
}

describe('an exclusive lock', () => {
  test('is held by one; the next gets it when it was given back', () => {
    const file = newFile()
    const first = exclusiveLock(file)
    expect(first).not.toBeNull()
    expect(exclusiveLock(file)).toBeNull()
    first!.release()
    first!.release()
    const second = exclusiveLock(file)
    expect(second).not.toBeNull()
    expect(exclusiveLock(file)).toBeNull()
    second!.release()
  })
  test('its file is nobody else’s to read', () => {
    const file = newFile()
    exclusiveLock(file)!.release()
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })
  test('is refused while another process has it, and free once that was killed', async () => {
    const file = newFile()
    const other = holder(file)
    expect(await other.said).toBe('got it')
    expect(exclusiveLock(file)).toBeNull()
    await other.killed()
    const mine = exclusiveLock(file)
    expect(mine).not.toBeNull()
    mine!.release()
  })
  test('of several processes that start together exactly one gets it', async () => {
    const file = newFile()
    const all = [holder(file), holder(file), holder(file), holder(file)]
    const said = await Promise.all(all.map((one) => one.said))
    await Promise.all(all.map((one) => one.killed()))
    expect(said.toSorted()).toStrictEqual(['got it', 'refused', 'refused', 'refused'])
  })
})
