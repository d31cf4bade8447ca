// `npm run bench:desk`: how long the lists of the desk take with many open items and many people at work. See README.md.
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { seeded } from '@huiyin/bus-embedded'
import { colleagues, type Colleague } from './desk/people.js'
import { fullFolder, startProduct } from './desk/product.js'
import { DESK, itemsSeenBy, type DeskQuestion } from './desk/questions.js'

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '100000' },
    people: { type: 'string', default: '50' },
    think: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '60' },
    /** A folder that is kept, and used again when it is there. */
    folder: { type: 'string' },
    /** Once more before it, with the lists asked on the thread that does everything else. */
    compare: { type: 'boolean', default: false },
  },
})
const [ITEMS, PEOPLE, SECONDS] = [Number(values.items), Number(values.people), Number(values.seconds)]
/** Milliseconds at the 95th percentile of every list; the issue. */
const BAR_MILLIS = 200
const BUREAUS = 40
const WARM_SECONDS = 5

const random = seeded(20_261_110)
const sleep = (millis: number) => new Promise<void>((wake) => setTimeout(wake, millis))
const of = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

type Taken = Map<string, number[]>

/** Somebody at work: asks, reads as long as a person reads, and asks the next thing, until the time is over. */
const atWork = async (one: Colleague, taken: Taken, until: number): Promise<void> => {
  const seen = await itemsSeenBy(one)
  const asked = DESK.filter(({ by }) => by === undefined || by === one.login)
  await sleep(random() * Number(values.think) * 1_000)
  while (performance.now() < until) {
    const question = asked[Math.floor(random() * asked.length)]!
    const itemId = seen[Math.floor(random() * seen.length)] ?? 'none'
    const offset = random() < 0.8 ? 0 : 50 * Math.floor(random() * 4)
    const { millis } = await one.ask(question.query, question.variables({ itemId, offset }))
    const all = taken.get(question.name) ?? []
    taken.set(question.name, [...all, millis])
    await sleep(random() * 2 * Number(values.think) * 1_000)
  }
}

const verdictOf = (p95: number): string => (p95 <= BAR_MILLIS ? 'ok' : `SHORT by ${(p95 - BAR_MILLIS).toFixed(0)} ms`)

const line = ({ name, isList }: DeskQuestion, taken: readonly number[], alone: number): void => {
  const sorted = taken.toSorted((one, other) => one - other)
  const cells = [0.5, 0.95, 0.99].map((share) => of(sorted, share).toFixed(0).padStart(7)).join('')
  const judged = isList ? `  bar ${BAR_MILLIS} ms: ${verdictOf(of(sorted, 0.95))}` : ''
  console.log(`${name.padEnd(26)}${String(sorted.length).padStart(6)}${cells}${alone.toFixed(0).padStart(9)}${judged}`)
}

/** Each question by itself, asked for the whole city while nobody else asks: the least it takes. */
const alone = async ({ ask }: Colleague, itemId: string): Promise<ReadonlyMap<string, number>> => {
  const least = new Map<string, number>()
  for (const { name, query, variables } of DESK) {
    const times: number[] = []
    for (let round = 0; round < 5; round += 1) times.push((await ask(query, variables({ itemId, offset: 0 }))).millis)
    least.set(name, Math.min(...times))
  }
  return least
}

const measure = async (folder: string, oneThread = false): Promise<void> => {
  const product = await startProduct(folder, oneThread)
  try {
    const people = await colleagues(product.address, PEOPLE, BUREAUS)
    const one = people[0]!
    const least = await alone(one, (await itemsSeenBy(one))[0]!)
    await Promise.all(people.map((other) => atWork(other, new Map(), performance.now() + WARM_SECONDS * 1_000)))
    const before = await product.cpuSeconds()
    const taken: Taken = new Map()
    const until = performance.now() + SECONDS * 1_000
    await Promise.all(people.map((other) => atWork(other, taken, until)))
    const asked = [...taken.values()].flat().length
    const spent = ((await product.cpuSeconds()) - before) / asked
    console.log(
      `\n${oneThread ? 'all on one thread: ' : ''}${ITEMS} open items, ${PEOPLE} people, ${values.think} s to think; ${asked} questions, ` +
        `${(spent * 1_000).toFixed(0)} ms of the processor each; load ${loadavg()[0]!.toFixed(1)}`,
    )
    console.log(`${'milliseconds'.padEnd(26)}${'asked'.padStart(6)}    p50    p95    p99    alone`)
    for (const question of DESK) line(question, taken.get(question.name) ?? [], least.get(question.name)!)
  } finally {
    await product.close()
  }
}

const kept = values.folder === undefined ? null : resolve(values.folder)
const folder = kept ?? join(mkdtempSync(join(tmpdir(), 'huiyin-bench-desk-')), 'full')
try {
  fullFolder(folder, ITEMS)
  if (values.compare) await measure(folder, true)
  await measure(folder)
} finally {
  if (kept === null) rmSync(join(folder, '..'), { recursive: true, force: true })
}
