// `npm run bench:cluster`: how many commands a second are acknowledged, and how long it takes until a list and a figure
// show what one did, in one process and over processes, in one run. See README.md here.
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { atRate, byClients, type Taken } from './cluster/load.js'
import { clusterTarget, embeddedTarget, type Target } from './cluster/targets.js'
import { verdict } from './table.js'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    clients: { type: 'string', default: '1,8,32' },
    rate: { type: 'string', default: '500' },
    instances: { type: 'string', default: '1' },
  },
})
const [SECONDS, RATE] = [Number(values.seconds), Number(values.rate)]
const CLIENTS = values.clients.split(',').map(Number)
/** Milliseconds from the acknowledgement until a list shows it, at the rate; issue 4. */
const BAR_MILLIS = 1_000
/** As long as it takes until the programs of all processes are compiled for what they do most. */
const WARM_SECONDS = 15

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
const percentiles = (millis: readonly number[]): string => {
  const sorted = millis.toSorted((one, other) => one - other)
  return [0.5, 0.95, 0.99].map((share) => at(sorted, share).toFixed(0).padStart(6)).join('')
}
const p95 = (millis: readonly number[]): number =>
  at(
    millis.toSorted((one, other) => one - other),
    0.95,
  )

const line = (what: string, { perSecond, acknowledged, listed, counted }: Taken): void =>
  console.log(
    `${what.padEnd(26)}${perSecond.toFixed(0).padStart(7)}${percentiles(acknowledged)}${percentiles(listed)}${percentiles(counted)}`,
  )

/** Where the processor's time went, for each command. */
const spent = (before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>, commands: number): void => {
  for (const [name, seconds] of after) {
    const millis = ((seconds - (before.get(name) ?? 0)) * 1_000) / commands
    console.log(`  ${name.padEnd(24)}${millis.toFixed(2).padStart(8)} ms of the processor a command`)
  }
}

const run = async (target: Target): Promise<void> => {
  console.log(`\n${target.name}; load ${loadavg()[0]!.toFixed(1)}; milliseconds p50, p95, p99`)
  console.log(
    `${''.padEnd(26)}${'/s'.padStart(7)}${'acknowledged'.padStart(18)}${'in a list'.padStart(18)}${'in a figure'.padStart(18)}`,
  )
  await byClients(target, Math.max(...CLIENTS), WARM_SECONDS)
  for (const clients of CLIENTS) {
    const before = await target.cpuSeconds()
    const taken = await byClients(target, clients, SECONDS)
    line(`${clients} client${clients === 1 ? '' : 's'}`, taken)
    if (clients === CLIENTS.at(-1)) spent(before, await target.cpuSeconds(), taken.acknowledged.length)
  }
  const taken = await atRate(target, RATE, SECONDS)
  line(`${RATE} commands/s wanted`, taken)
  const ratio = BAR_MILLIS / p95(taken.listed)
  const isReached = taken.perSecond >= RATE * 0.98
  const says = isReached ? verdict(ratio, 1) : `SHORT: only ${taken.perSecond.toFixed(0)} of ${RATE} commands/s`
  console.log(
    `  end to end p95 ${p95(taken.listed).toFixed(0)} ms at ${RATE} commands/s, bar ${BAR_MILLIS} ms: ${says}`,
  )
}

for (const open of [embeddedTarget, () => clusterTarget(Number(values.instances))]) {
  const target = await open()
  try {
    await run(target)
  } finally {
    await target.close()
  }
}
