import { spawn, type ChildProcess } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { LONGEST_LOAD_MILLIS, type Kill } from './kill.js'
import type { Line, Plan } from './protocol.js'

/** What became of one child. */
export interface Life {
  readonly killed: boolean
  /** From its beginning to send until it was killed; null when it had not come so far. */
  readonly loadMillis: number | null
  readonly acknowledged: number
  /** What the check before the load said; null when it did not come to its end. */
  readonly checked: Extract<Line, { say: 'checked' }> | null
  readonly faults: readonly string[]
}

const LONGEST_LIFE_MILLIS = 120_000

const spawnChild = (file: string, planFile: string): ChildProcess =>
  spawn(process.execPath, [file, planFile], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    env: { ...process.env, UV_THREADPOOL_SIZE: '16', NODE_OPTIONS: '' },
  })

/** Kills when the plan's moment has come, once. */
const executioner = (child: ChildProcess, kill: Kill | null) => {
  const state = { killed: false, loadingSince: null as number | null }
  const timers: NodeJS.Timeout[] = []
  const die = () => {
    if (child.exitCode === null) state.killed = child.kill('SIGKILL') || state.killed
  }
  const dieAfter = (millis: number) => timers.push(setTimeout(die, millis))
  const last = setTimeout(die, LONGEST_LIFE_MILLIS)
  timers.push(last)
  if (kill?.after === 'start') dieAfter(kill.millis)
  let isArmed = false
  return {
    state,
    heard: (line: Line) => {
      if (!kill) return
      if (line.say === 'loading') {
        state.loadingSince = performance.now()
        dieAfter(kill.after === 'loading' ? kill.millis : LONGEST_LOAD_MILLIS)
      }
      const isPoint = state.loadingSince !== null && line.say === 'at' && line.point === kill.after
      if (isPoint && !isArmed) {
        isArmed = true
        dieAfter(kill.millis)
      }
    },
    done: () => timers.forEach((timer) => clearTimeout(timer)),
  }
}

/** Lets one child live: until it is killed or, without a kill, until it has ended by itself. */
export const oneLife = async (
  file: string,
  planFile: string,
  plan: Plan & { readonly kill: Kill | null },
  onLine: (line: Line) => void,
): Promise<Life> => {
  const { kill, ...told } = plan
  writeFileSync(planFile, JSON.stringify(told))
  const child = spawnChild(file, planFile)
  const end = executioner(child, kill)
  const life = { acknowledged: 0, checked: null as Life['checked'], faults: [] as string[] }
  let complaint = ''
  child.stderr!.on('data', (chunk: Buffer) => {
    complaint = `${complaint}${chunk.toString()}`.slice(-1_500)
  })
  const hear = (line: Line) => {
    if (line.say === 'acknowledged') life.acknowledged += 1
    if (line.say === 'checked') life.checked = line
    if (line.say === 'fault') life.faults.push(line.says)
    end.heard(line)
    onLine(line)
  }
  const lines = createInterface({ input: child.stdio[3] as Readable })
  // The pipe outlives the process, so the last line may be cut short: then it was never said.
  lines.on('line', (text) => text.endsWith('}') && hear(JSON.parse(text) as Line))
  const read = new Promise((resolve) => lines.once('close', resolve))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  await read
  end.done()
  const { killed, loadingSince } = end.state
  const loadMillis = loadingSince === null ? null : performance.now() - loadingSince
  if (code !== 0 && !killed && life.faults.length === 0) life.faults.push(`it ended with ${code}: ${complaint}`)
  return { ...life, killed, loadMillis }
}
