// The score of a run: of the changes that could be tried, the share that made a spec fail.

const KILLED = new Set(['Killed', 'Timeout'])
const ALIVE = new Set(['Survived', 'NoCoverage'])

const share = (killed, alive) => (killed + alive === 0 ? 100 : (100 * killed) / (killed + alive))

/** Killed, alive and the score in per cent of each file, and of all of them; 100 where there was nothing to try. */
export const scoresOf = (results) => {
  const files = [...new Set(results.map(({ fileName }) => fileName))].sort((one, other) => (one < other ? -1 : 1))
  const tally = (file, some) => {
    const killed = some.filter(({ status }) => KILLED.has(status)).length
    const alive = some.filter(({ status }) => ALIVE.has(status)).length
    return { file, killed, alive, score: share(killed, alive) }
  }
  return {
    files: files.map((file) =>
      tally(
        file,
        results.filter(({ fileName }) => fileName === file),
      ),
    ),
    all: tally('all', results),
  }
}

const one = ({ file, killed, alive, score }) =>
  `${score.toFixed(1).padStart(6)} %  ${String(killed).padStart(5)} killed ${String(alive).padStart(4)} alive  ${file}`

/** The scores as lines, one a file and one for all. */
export const scoreLines = ({ files, all }) => [...files, all].map(one)

const oneLine = (text) => text.replace(/\s+/g, ' ').slice(0, 120)

/** What no spec noticed, one a line: where, and what stood there instead. */
export const aliveLines = (results) =>
  results
    .filter(({ status }) => ALIVE.has(status))
    .map(({ fileName, location: { start }, mutatorName, replacement, status }) => {
      const where = `${fileName}:${start.line}:${start.column}`
      return `  ${where} ${mutatorName} → ${oneLine(replacement)}${status === 'NoCoverage' ? ' (no spec runs it)' : ''}`
    })
