// Takes the lock of a file, says whether it got it, and waits to be killed.
import { exclusiveLock } from '../exclusive-lock.ts'

console.log(exclusiveLock(process.argv[2]) ? 'got it' : 'refused')
setInterval(() => undefined, 1_000)
