@rem npm runs "exec node ..." so that signals reach the program itself; Windows has no exec of its own.
@%*
