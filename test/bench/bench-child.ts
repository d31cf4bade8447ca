import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fill, measuring, type MakeEvent, type Order, type Store } from './slices.js'

// The process of one store of the comparison: does what the runner orders, one thing at a time.

const [folder, adapter, data] = process.argv.slice(2) as [string, string, string]
const load = <T>(file: string): Promise<T> => import(pathToFileURL(join(folder, file)).href) as Promise<T>
const { open } = await load<{ open: (dir: string) => Promise<Store> }>(`adapters/${adapter}.mjs`)
const { ev } = await load<{ ev: MakeEvent }>('lib.mjs')

/** Emmett's consumers run with their defaults. */
const pulling = adapter.startsWith('emmett') ? undefined : { batchSize: 1_000 }
let store: Store | null = null
let measure = measuring(ev, pulling)

const obey = async (order: Order): Promise<unknown> => {
  if (order.do === 'measure') return measure(store!, order.scenario, order.millis)
  if (order.do === 'open') {
    store = await open(data)
    measure = measuring(ev, pulling)
  }
  if (order.do === 'fill') await fill(store!, ev)
  if (order.do === 'close') await store!.close()
  return null
}

process.on('message', (order: Order) => {
  obey(order).then(
    (answer) => process.send!({ answer }),
    (error: unknown) => process.send!({ error: error instanceof Error ? error.message : String(error) }),
  )
})
process.send!({ answer: 'ready' })
