import { runProcess } from '@huiyin/process-host'
import { vaultProcess } from './vault-process.js'

await runProcess(vaultProcess)
