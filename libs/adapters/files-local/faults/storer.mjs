// A process of its own that stores so many files together in a folder and then writes what came of each, one after the
// other, to standard output. Arguments: folder, files.
import { createHash } from 'node:crypto'
import { writeSync } from 'node:fs'
import { storingTogether } from '../store-together.js'

const [folder, count] = [process.argv[2], Number(process.argv[3])]
const files = Array.from({ length: count }, (_, n) => {
  const bytes = Buffer.from(`file ${n}`)
  return { bytes, address: createHash('sha256').update(bytes).digest('hex') }
})
const store = storingTogether(folder)
store(files.slice(0, 1)) // makes the folder and one subfolder
writeSync(1, 'begun\n')
for (const [n, { is }] of store(files).entries()) writeSync(1, `${n} ${is}\n`)
