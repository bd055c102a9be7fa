"""What several rules need: who said a value last, what was removed, circles, dangling names."""
