import { runProcess, serviceProcess } from '@huiyin/process-host'
import { hostedAccountability } from './hosted.js'

await runProcess(serviceProcess(hostedAccountability))
