const [earliest, latest] = [Date.UTC(2000), Date.UTC(2100)];

/** Whether a moment, in milliseconds since the epoch, can be one in the life of a snapshot, or what a clock shows. */
export const isReasonable = (moment: number): boolean => moment >= earliest && moment < latest;
