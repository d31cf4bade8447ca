// Runs named commands two at a time, prints one line for each with its seconds, and what a failing one said.
import { spawn } from 'node:child_process'

const seconds = (since) => ((performance.now() - since) / 1000).toFixed(1).padStart(6)

const execute = ({ command, args }, cwd) =>
  new Promise((resolve) => {
    let said = ''
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.on('data', (chunk) => (said += chunk))
    child.stderr.on('data', (chunk) => (said += chunk))
    child.on('error', (error) => resolve({ ok: false, said: String(error) }))
    child.on('close', (code) => resolve({ ok: code === 0, said }))
  })

/**
 * Runs every step `{ name, command, args, after? }`; one that stands `after` another waits for it, and is left out when
 * that one failed. Resolves to the names of the steps that did not pass.
 */
export const runSteps = async (steps, { cwd, parallel = 2, print = console.log }) => {
  const outcome = new Map()
  const waiting = [...steps]
  const failed = () => [...outcome].filter(([, ok]) => !ok).map(([name]) => name)
  const isReady = ({ after }) => after === undefined || outcome.has(after)

  const run = async (step) => {
    if (step.after !== undefined && !outcome.get(step.after)) {
      print(`NOT RUN          ${step.name}: needs ${step.after}`)
      outcome.set(step.name, false)
      return
    }
    const start = performance.now()
    const { ok, said } = await execute(step, cwd)
    outcome.set(step.name, ok)
    print(`${ok ? 'ok    ' : 'FAILED'} ${seconds(start)} s  ${step.name}${ok ? '' : `\n${said.trimEnd()}`}`)
  }

  const running = new Set()
  while (waiting.length > 0 || running.size > 0) {
    const next = running.size < parallel ? waiting.findIndex(isReady) : -1
    if (next >= 0) {
      const work = run(waiting.splice(next, 1)[0]).finally(() => running.delete(work))
      running.add(work)
    } else if (running.size > 0) await Promise.race(running)
    else throw new Error(`no step can start: ${waiting.map(({ name }) => name).join(', ')}`)
  }
  return failed()
}
