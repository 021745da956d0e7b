/** The columns of what was set, as an entry of the access log names them. */
export const columnsOf = (set: object): string[] => Object.keys(set).map(column);

const column = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
