import type { ImportProgress } from '../import/run-import.js'
import type { SimulationProgress } from '../simulate/run-simulation.js'
import type { Terminal } from './terminal.js'

const seconds = (total: number): string => {
  const whole = Math.max(0, Math.round(total))
  return whole < 90 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}

const bar = (share: number): string => {
  const full = Math.round(Math.min(1, share) * 24)
  return `${'█'.repeat(full)}${'░'.repeat(24 - full)}`
}

/** Where nobody looks on, progress is said at most this often. */
const QUIET_MILLIS = 2_000

const shown = (terminal: Terminal) => {
  let last = Number.NEGATIVE_INFINITY
  return (line: string): void => {
    if (!terminal.isTerminal && performance.now() - last < QUIET_MILLIS) return
    last = performance.now()
    terminal.progress(line)
  }
}

/** Whoever looks on at long work and may stop it. */
export interface Watch {
  /** Says what is done next. Throws where it is not to go on: what was begun is then undone. */
  step(line: string): void
}

/** Nobody looks on. */
export const unwatched: Watch = { step: () => undefined }

/** The person at a terminal looks on. */
export const watchedAt = (terminal: Terminal): Watch => {
  const show = shown(terminal)
  return {
    step: (line) => {
      terminal.signal.throwIfAborted()
      show(line)
    },
  }
}

/** Shows how many of the reports of a file are sent. */
export const sentProgress = (terminal: Terminal, of: number) => {
  const show = shown(terminal)
  return (done: number): void => show(`${done} of ${of} sent`)
}

/**
 * Shows how far an import is: a bar with rate and time left on a terminal, plain lines elsewhere. `total` is an estimate;
 * null when nobody can say.
 */
export const importProgress = (terminal: Terminal, total: number | null) => {
  const started = performance.now()
  return ({ rows, rejected }: ImportProgress): void => {
    const elapsed = (performance.now() - started) / 1000
    const rate = rows / Math.max(elapsed, 0.001)
    const left = total === null ? '' : `, ${seconds((total - rows) / Math.max(rate, 0.001))} left`
    const counts = `${rows}${total === null ? '' : ` of ${total}`} items, ${rejected} rejected`
    const line = `${counts}, ${Math.round(rate)} items/s${left}`
    terminal.progress(terminal.isTerminal && total !== null ? `${bar(rows / total)} ${line}` : line)
  }
}

/** Shows how far a rebuild is: events done of those in the log, rate and time left. Goes on from where one stopped. */
export const rebuildProgress = (terminal: Terminal, what: string) => {
  const show = shown(terminal)
  const started = performance.now()
  let begun: number | null = null
  return ({ position, head }: { readonly position: number | null; readonly head: number | null }): void => {
    const [at, of] = [position ?? 0, Math.max(head ?? 0, 1)]
    begun ??= at
    const rate = (at - begun) / Math.max((performance.now() - started) / 1000, 0.001)
    const left = rate > 0 ? `, ${Math.round(rate)} events/s, ${seconds((of - at) / rate)} left` : ''
    const line = `${what}: ${at} of ${of} events${left}`
    show(terminal.isTerminal ? `${bar(at / of)} ${line}` : line)
  }
}

/** Shows how far a simulated span is: its day, the items that came in of all, commands a second and time left. */
export const simulationProgress = (terminal: Terminal, of: { readonly days: number; readonly items: number }) => {
  const show = shown(terminal)
  const started = performance.now()
  return ({ day, days, items, commands }: SimulationProgress): void => {
    const elapsed = (performance.now() - started) / 1000
    const share = (days + items) / (of.days + of.items)
    const left = seconds((elapsed * (1 - share)) / Math.max(share, 0.001))
    const rate = Math.round(commands / Math.max(elapsed, 0.001))
    const line = `${day}: ${items} of ${of.items} items, ${rate} commands/s, ${left} left`
    show(terminal.isTerminal ? `${bar(share)} ${line}` : line)
  }
}
