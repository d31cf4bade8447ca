import { runProcess, serviceProcess } from '@huiyin/process-host'
import { hostedIntake } from './hosted.js'

await runProcess(serviceProcess(hostedIntake))
