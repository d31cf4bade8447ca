import { runProcess, serviceProcess } from '@huiyin/process-host'
import { hostedRectification } from './hosted.js'

await runProcess(serviceProcess(hostedRectification))
