// Most tests wait for a database or a timer, so more of them run at once than there are cores.
[assembly: CollectionBehavior(MaxParallelThreads = 6)]
