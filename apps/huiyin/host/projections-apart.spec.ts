import { spawn } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from '@jest/globals'
import { figuresOf, importHome, importing, listsOf } from '../import/fixtures/installed.js'
import { bostonRecords } from '../import/fixtures/sample.js'
import { EXIT } from '../cli/exit.js'
import { ownerOf } from './folder-owner.js'
import type { Installation } from './installation.js'

// The process apart is what the built program starts for an import; from source there is none.
const PROGRAM = fileURLToPath(new URL('../bin/huiyin.js', import.meta.url))
const home = importHome()
afterAll(home.remove)

/** Child processes of a process, as Linux lists them. */
const childrenOf = (pid: number): readonly number[] =>
  readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  )

/** Runs the program; `onLine` sees each line of its progress, with its pid. */
const huiyin = (args: readonly string[], onLine: (line: string, pid: number) => void = () => undefined) =>
  new Promise<{ readonly exit: number | null; readonly said: string }>((resolve) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], { env: { ...process.env, NODE_OPTIONS: '' } })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      for (const line of chunk.toString().split('\n')) onLine(line, child.pid!)
    })
    child.once('close', (exit) => resolve({ exit, said }))
  })

/** Everything an import leaves: lists, figures, and how far both are behind the log. */
const leftIn = async (open: Promise<Installation>) => {
  const installation = await open
  const { position } = (await installation.store.head())!
  const { lists, figures } = installation.reached()
  const left = { lists: await listsOf(installation), figures: await figuresOf(installation) }
  await installation.close()
  return { ...left, behind: [position - lists, position - figures] }
}

describe('an import whose lists and figures are kept by a process of their own', () => {
  const file = home.fileOf('sample.csv', bostonRecords(400))
  const importInto = (data: string, onLine?: (line: string, pid: number) => void) =>
    huiyin(['import', 'boston311', file, '--data', data], onLine)

  test('leaves the folder as an import in one process does, and that process ends with it', async () => {
    const here = await home.open('here')
    await importing(here, file)
    await here.close()
    let beside: readonly number[] = []
    const { exit, said } = await importInto(home.pathOf('apart'), (_, pid) => {
      beside = beside.length > 0 ? beside : childrenOf(pid)
    })
    expect([exit, beside.length]).toStrictEqual([EXIT.ok, 1])
    expect(said).toContain('400 items')
    expect(() => process.kill(beside[0]!, 0)).toThrow('ESRCH')
    const left = await leftIn(home.open('apart'))
    expect(left).toStrictEqual(await leftIn(home.open('here')))
    expect(left.behind).toStrictEqual([0, 0])
  }, 240_000)
  test('says what happened when that process is killed, and goes on when it is run again', async () => {
    const data = home.pathOf('killed')
    let killed = false
    const first = await importInto(data, (_, pid) => {
      if (killed) return
      killed = true
      for (const child of childrenOf(pid)) process.kill(child, 'SIGKILL')
    })
    expect(first.exit).not.toBe(EXIT.ok)
    expect(first.said).toContain('the process of lists and ClickHouse')
    expect(ownerOf(data)).toBeNull()
    const { exit } = await importInto(data)
    expect(exit).toBe(EXIT.ok)
    const { figures, behind } = await leftIn(home.open('killed'))
    expect([figures.overall.cases, behind]).toStrictEqual([400, [0, 0]])
  }, 240_000)
})
