// A registry may lack the binaries of other platforms; `npm install` then writes a lock file without them, and `npm ci`
// refuses that file everywhere. This adds an optional entry for each that is missing, filtered by platform. Run it after
// every `npm install`; `--check` writes nothing and ends with 1 when an entry is missing.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const file = fileURLToPath(new URL('../package-lock.json', import.meta.url))
const check = process.argv.includes('--check')
const lock = JSON.parse(readFileSync(file, 'utf8'))

const SYSTEMS = {
  ...{ darwin: 'darwin', win32: 'win32', windows: 'win32', linux: 'linux', linuxmusl: 'linux', freebsd: 'freebsd' },
  ...{
    android: 'android',
    openharmony: 'openharmony',
    aix: 'aix',
    sunos: 'sunos',
    netbsd: 'netbsd',
    openbsd: 'openbsd',
  },
}
const PROCESSORS = new Set(
  ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el', 'wasm32'], // as npm names them
)

/** Where a package of this name runs, as its name says. */
const platformOf = (name) => {
  const words = name.split('/').pop().split(/[-.]/)
  const [os] = words.map((word) => SYSTEMS[word]).filter(Boolean)
  const cpu = words.filter((word) => PROCESSORS.has(word)).at(-1)
  const libc = words.some((word) => word.startsWith('musl')) || name.includes('linuxmusl') ? 'musl' : null
  const glibc = words.some((word) => word.startsWith('gnu')) ? 'glibc' : null
  return {
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(os === 'linux' && (libc ?? glibc) ? { libc: [libc ?? glibc] } : {}),
    ...(os ? { os: [os] } : {}),
  }
}

/** Whether the package at a place finds the other one there or in a folder above. */
const finds = (from, name) => {
  for (let at = from; ; at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : '') {
    if (lock.packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true
    if (!at) return false
  }
}

const missing = new Map()
for (const [at, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const platform = platformOf(name)
    if (finds(at, name) || !/^\d+\.\d+\.\d+/.test(version) || Object.keys(platform).length === 0) continue
    missing.set(`node_modules/${name}`, { version, ...(dev ? { dev: true } : {}), ...platform, optional: true })
  }
}
if (missing.size > 0 && check) {
  console.error(`package-lock.json lacks ${missing.size} entries of other platforms; run: node tools/complete-lock.mjs`)
  process.exit(1)
}
if (missing.size > 0) {
  const packages = { ...lock.packages, ...Object.fromEntries(missing) }
  lock.packages = Object.fromEntries(
    Object.entries(packages).sort(([one], [other]) => one.localeCompare(other, 'en')), // as npm sorts them
  )
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
}
