import type { ImportProgress } from '../import/run-import.js'

const seconds = (total: number): string => {
  const whole = Math.max(0, Math.round(total))
  return whole < 90 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}

const bar = (share: number): string => {
  const full = Math.round(Math.min(1, share) * 24)
  return `${'█'.repeat(full)}${'░'.repeat(24 - full)}`
}

/**
 * Shows how far an import is on stderr: a bar with rate and time left on a terminal, plain lines elsewhere. `total` is an
 * estimate; null when nobody can say.
 */
export const importProgress = (total: number | null) => {
  const started = performance.now()
  return ({ rows, rejected }: ImportProgress): void => {
    const elapsed = (performance.now() - started) / 1000
    const rate = rows / Math.max(elapsed, 0.001)
    const left = total === null ? '' : `, ${seconds((total - rows) / Math.max(rate, 0.001))} left`
    const counts = `${rows}${total === null ? '' : ` of ${total}`} items, ${rejected} rejected`
    const line = `${counts}, ${Math.round(rate)} items/s${left}`
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${total === null ? '' : `${bar(rows / total)} `}${line}`)
    else process.stderr.write(`${line}\n`)
  }
}
