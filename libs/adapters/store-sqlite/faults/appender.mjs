// A process of its own that writes to the log `log.db` in a folder and notes in the file `marks` there what it was told:
// `open`, then for each command `ok <n>` or `failed <n> <code>`, then `done`. Three commands share each commit; one that
// failed is sent again, up to five times. Arguments: folder, rounds, bytes in a body.
import { openSync, writeSync } from 'node:fs'
import { systemClock } from '@huiyin/kernel'
import { sqliteEventStore } from '../sqlite-event-store.js'

const [folder, rounds, bytes] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])]
const marks = openSync(`${folder}/marks`, 'a')
const say = (line) => writeSync(marks, `${line}\n`)
const requestOf = (nth) => ({
  stream: `intake-item-${nth}`,
  expected: 'new',
  context: {
    tenant: 'city-1',
    occurred: { at: systemClock.now(), zone: 'Asia/Shanghai', precision: 'instant' },
    actor: { person: 'p-1', post: null, unit: null },
    command: { id: `cmd-${nth}`, print: `print-${nth}` },
    correlation: `cmd-${nth}`,
    causation: `cmd-${nth}`,
  },
  events: [{ type: 'ThingNoted', schema: 1, body: JSON.stringify({ nth, text: 'x'.repeat(bytes) }) }],
})

const opened = () => {
  try {
    return sqliteEventStore({ file: `${folder}/log.db`, clock: systemClock })
  } catch (error) {
    say(`failed open ${error.code}`)
    process.exit(0)
  }
}
const store = opened()
say('open')
let waiting = []
for (let round = 0; round < rounds || (waiting.length > 0 && round < rounds + 5); round += 1) {
  if (round < rounds) waiting.push(round * 3, round * 3 + 1, round * 3 + 2)
  const again = []
  const answers = waiting.map((nth) =>
    store.append(requestOf(nth)).then(
      () => say(`ok ${nth}`),
      (error) => {
        say(`failed ${nth} ${error.code ?? error.name}`)
        again.push(nth)
      },
    ),
  )
  await Promise.all(answers)
  waiting = again
}
say('done')
