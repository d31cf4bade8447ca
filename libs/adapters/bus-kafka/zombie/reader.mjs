// A process of its own that reads a topic as one consumer and notes every event it begins in a file, a line each: its own
// name and the number. It takes its time with one number, so that its parent can pause it there. Arguments: one JSON text
// with name, brokers, installation, topic, marks, log (the facts as JSON), notes, heldAt.
import { appendFileSync, readFileSync } from 'node:fs'
import { kafkaBus } from '../kafka-bus.js'
import { sqliteMarkStore } from '../sqlite-mark-store.js'

const { name, brokers, installation, topic, marks, log, notes, heldAt } = JSON.parse(process.argv[2])
const { epoch, events } = JSON.parse(readFileSync(log, 'utf8'))
/** As much of a store as somebody needs who only reads. */
const store = {
  epoch,
  readAt: async (position) => events.find((event) => event.position === position) ?? null,
  readLog: async () => [],
  head: async () => null,
  onAppended: () => () => undefined,
}
const handle = async ({ data: { n } }) => {
  appendFileSync(notes, `${name} ${n}\n`)
  if (n === heldAt) await new Promise((resolve) => setTimeout(resolve, 400))
  appendFileSync(notes, `${name} ${n} done\n`)
}
const bus = await kafkaBus({
  store,
  publishers: [],
  consumers: [{ name: 'one', from: 'alpha', handle }],
  marks: await sqliteMarkStore({ file: marks }),
  topics: [topic],
  brokers,
  installation,
  batch: 4,
  sessions: { sessionMillis: 1_000, heartbeatMillis: 100, rebalanceMillis: 1_000 },
})
await bus.start()
process.on('SIGTERM', () => void bus.stop().then(() => process.exit(0)))
