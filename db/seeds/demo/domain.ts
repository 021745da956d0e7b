/** Where the demonstration's officers have their addresses; nobody else's end like this. */
export const demonstrationDomain = 'demo.concord.example';

/** The one colleague of the demonstration who has not signed in for so long that the account sleeps. */
export const asleep = 'asleep';
